"""How long the analysis takes as an app grows: 10 endpoints and 25 functions a stack, and every function asked about every endpoint.

    python -m benchmarks.analysis

All ways are open, and functions of one stack stand alike, as they mostly do: what is alike is worked out once. Each has a role of its own
that may call two services, one of which has an endpoint. "judged" is all that `cdk synth` asks: ways, names, calls and every rule.
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from pathlib import Path

from constructs_privatelink.analysis import judged, load

SERVICES = ("kms", "sqs", "sns", "logs", "ssm", "sts", "eks", "rds", "ecs", "ec2")
FUNCTIONS = 25


def template() -> dict[str, object]:
    """Return one stack: a VPC of four subnets, its endpoints and functions."""
    vpc = {"Ref": "Vpc"}
    made: dict[str, object] = {
        "Vpc": _of("AWS::EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsHostnames=True),
        "Clients": _of("AWS::EC2::SecurityGroup", GroupDescription="clients", VpcId=vpc),
        "Endpoints": _of(
            "AWS::EC2::SecurityGroup",
            GroupDescription="endpoints",
            VpcId=vpc,
            SecurityGroupIngress=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}],
        ),
    }
    for number in range(4):
        zone = f"eu-west-1{'ab'[number % 2]}"
        made[f"Subnet{number}"] = _of("AWS::EC2::Subnet", VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=zone)
    for name in SERVICES:
        made[f"Endpoint{name}"] = _of(
            "AWS::EC2::VPCEndpoint",
            VpcEndpointType="Interface",
            ServiceName=f"com.amazonaws.eu-west-1.{name}",
            VpcId=vpc,
            SubnetIds=[{"Ref": "Subnet0"}, {"Ref": "Subnet1"}],
            SecurityGroupIds=[{"Ref": "Endpoints"}],
            PrivateDnsEnabled=True,
        )
    for number in range(FUNCTIONS):
        place = {"SubnetIds": [{"Ref": "Subnet2"}, {"Ref": "Subnet3"}], "SecurityGroupIds": [{"Ref": "Clients"}]}
        made[f"Function{number}"] = _of("AWS::Lambda::Function", VpcConfig=place, Role={"Fn::GetAtt": [f"Role{number}", "Arn"]})
        allowed = [{"Effect": "Allow", "Action": ["sqs:SendMessage", "events:PutEvents"], "Resource": "*"}]
        made[f"Role{number}"] = _of("AWS::IAM::Role", Policies=[{"PolicyName": "Calls", "PolicyDocument": {"Statement": allowed}}])
    return {"Resources": made}


def _of(kind: str, **properties: object) -> dict[str, object]:
    return {"Type": kind, "Properties": properties}


def assembly(folder: Path, stacks: int) -> None:
    """Write a cloud assembly of that many stacks."""
    artifacts = {}
    for number in range(stacks):
        name = f"Stack{number}"
        (folder / f"{name}.template.json").write_text(json.dumps(template()), encoding="utf-8")
        properties = {"templateFile": f"{name}.template.json"}
        artifacts[name] = {"type": "aws:cloudformation:stack", "environment": "aws://123456789012/eu-west-1", "properties": properties}
    (folder / "manifest.json").write_text(json.dumps({"version": "48.0.0", "artifacts": artifacts}), encoding="utf-8")


def main() -> None:
    """Print a line for each size."""
    for stacks in (10, 50, 200):
        with tempfile.TemporaryDirectory() as folder:
            assembly(Path(folder), stacks)
            begin = time.perf_counter()
            networks = load(folder)
            loaded = time.perf_counter()
            proofs = networks.verify()
            proven = time.perf_counter()
            found = judged(networks)
            done = time.perf_counter()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024
        counts = f"{stacks:3} stacks {len(networks.model.endpoints):5} endpoints {len(networks.model.workloads):5} functions"
        times = f"read {loaded - begin:.2f} s, proven {proven - loaded:.2f} s, judged {done - proven:.2f} s"
        print(f"{counts} {len(proofs):6} questions: {times}, {len(found)} findings, {memory} MB")


if __name__ == "__main__":
    main()
