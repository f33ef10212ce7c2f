"""A network of which a part that is not read may hold more."""

from __future__ import annotations

from tests.analysis.networks.fixtures_services import of


def resources() -> dict[str, dict[str, object]]:
    rule = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}
    vpc, group = {"Ref": "Vpc"}, {"Ref": "Group"}
    return {
        "Vpc": of("AWS::EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "One": of("AWS::EC2::Subnet", VpcId=vpc, CidrBlock="10.0.0.0/24", AvailabilityZone="eu-west-1a"),
        "Other": of("AWS::EC2::Subnet", VpcId=vpc, CidrBlock="10.0.1.0/24", AvailabilityZone="eu-west-1b"),
        "Group": of("AWS::EC2::SecurityGroup", GroupDescription="g", VpcId=vpc, SecurityGroupIngress=[rule], SecurityGroupEgress=[rule]),
        "Acl": of("AWS::EC2::NetworkAcl", VpcId=vpc),
        "In": entry(100, {"From": 443, "To": 443}),
        "Back": entry(110, {"From": 1024, "To": 65535}),
        "Out": entry(100, {"From": 1024, "To": 65535}, Egress=True),
        "Applied": of("AWS::EC2::SubnetNetworkAclAssociation", SubnetId={"Ref": "One"}, NetworkAclId={"Ref": "Acl"}),
        "Kms": of(
            "AWS::EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName="com.amazonaws.eu-west-1.kms",
            VpcId=vpc,
            SubnetIds=[{"Ref": "One"}],
            SecurityGroupIds=[group],
        ),
        "Function": of("AWS::Lambda::Function", VpcConfig={"SubnetIds": [{"Ref": "Other"}], "SecurityGroupIds": [group]}),
    }


def entry(number: int, ports: object, **rest: object) -> dict[str, object]:
    said = {"NetworkAclId": {"Ref": "Acl"}, "RuleNumber": number, "Protocol": 6, "RuleAction": "allow", "CidrBlock": "10.0.0.0/16"}
    return of("AWS::EC2::NetworkAclEntry", **said, PortRange=ports, **rest)


def closed() -> dict[str, dict[str, object]]:
    """Return networks in which the endpoint's group lets nobody in, as far as it is read."""
    made = resources()
    made["Kms"]["Properties"]["SecurityGroupIds"] = [{"Ref": "Shut"}]  # type: ignore[index] # it has some
    return {**made, "Shut": of("AWS::EC2::SecurityGroup", GroupDescription="shut", VpcId={"Ref": "Vpc"})}
