"""The CloudFormation types that are, or change, parts of a network: which of them are understood here, and which are of no matter.

Of the families that gateways, attachments, VPCs and subnets belong to every type is in one of the lists; a test compares them with the
newest aws-cdk-lib. A type in none of them is newer than this version: what it refers to is not known.
"""

from __future__ import annotations

FAMILIES = ("AWS::EC2::", "AWS::NetworkFirewall::", "AWS::NetworkManager::", "AWS::Route53Resolver::", "AWS::VpcLattice::")
"""The families whose types may act on the packets or names of a network."""


def _types_of(family: str, *names: str) -> frozenset[str]:
    return frozenset(f"AWS::{family}::{name}" for names_of_one in names for name in names_of_one.split())


UNDERSTOOD = (
    _types_of(
        "EC2",
        "CarrierGateway ClientVpnEndpoint DHCPOptions EC2Fleet EgressOnlyInternetGateway GatewayRouteTableAssociation Instance",
        "InstanceConnectEndpoint InternetGateway LaunchTemplate NatGateway NetworkAcl NetworkAclEntry NetworkInterface PrefixList Route",
        "RouteServerPropagation RouteTable SecurityGroup SecurityGroupEgress SecurityGroupIngress SecurityGroupVpcAssociation SpotFleet",
        "Subnet SubnetCidrBlock SubnetNetworkAclAssociation SubnetRouteTableAssociation TransitGateway TransitGatewayAttachment",
        "TransitGatewayConnect TransitGatewayPeeringAttachment TransitGatewayRoute TransitGatewayRouteTable",
        "TransitGatewayRouteTableAssociation TransitGatewayRouteTablePropagation TransitGatewayVpcAttachment VPC",
        "VPCBlockPublicAccessExclusion VPCBlockPublicAccessOptions VPCCidrBlock VPCDHCPOptionsAssociation VPCEncryptionControl VPCEndpoint",
        "VPCEndpointService VPCGatewayAttachment VPCPeeringConnection VPNConcentrator VPNConnection VPNConnectionRoute VPNGateway",
        "VPNGatewayRoutePropagation VerifiedAccessEndpoint",
    )
    | _types_of("NetworkFirewall", "Firewall VpcEndpointAssociation")
    | _types_of("Route53Resolver", "FirewallRuleGroupAssociation ResolverEndpoint ResolverRule ResolverRuleAssociation")
    | _types_of("VpcLattice", "ResourceGateway")
)
"""Types that the networks are built from, or whose effect is followed."""

ACTING = {
    "AWS::EC2::IPAMPrefixListResolverTarget": "it keeps the entries of a prefix list",
    "AWS::EC2::TransitGatewayAttachmentNatConfiguration": "it translates addresses at an attachment of the transit gateway",
    "AWS::EC2::TransitGatewayPolicyTableAssociation": "a policy table of the transit gateway chooses the route table",
    "AWS::NetworkManager::TransitGatewayRouteTableAttachment": "a core network of Cloud WAN adds routes to the transit gateway's table",
}
"""Types that act on what they refer to in a manner that is not followed, with what they do.

Sources: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-policy-tables.html,
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayattachmentnatconfiguration.html,
https://docs.aws.amazon.com/vpc/latest/ipam/automate-prefix-list-updates.html,
https://docs.aws.amazon.com/network-manager/latest/cloudwan/cloudwan-peerings.html
"""

OF_NO_MATTER = (
    # Capacity, disks, keys, and what measures or records.
    _types_of(
        "EC2",
        "ApplicationStatusCheck CapacityManagerDataExport CapacityReservation CapacityReservationFleet",
        "EnclaveCertificateIamRoleAssociation FlowLog FpgaImage Host InstanceEventWindow KeyPair NetworkInsightsAccessScope",
        "NetworkInsightsAccessScopeAnalysis NetworkInsightsAnalysis NetworkInsightsPath NetworkPerformanceMetricSubscription",
        "PlacementGroup SnapshotBlockPublicAccess SqlHaStandbyDetectedInstance TrafficMirrorFilter TrafficMirrorFilterRule",
        "TrafficMirrorSession TrafficMirrorTarget TransitGatewayMeteringPolicy TransitGatewayMeteringPolicyEntry Volume VolumeAttachment",
    )
    # Where addresses come from: a block that a pool gives is unknown where it is used.
    | _types_of(
        "EC2",
        "EIP EIPAssociation IPAM IPAMAllocation IPAMPool IPAMPoolCidr IPAMPrefixListResolver IPAMResourceDiscovery",
        "IPAMResourceDiscoveryAssociation IPAMScope IPv4Pool IpamExternalResourceVerificationToken IpamInternetRegistryAssociation",
        "SubnetCidrReservation",
    )
    # What stands outside, or behind a next hop that is never followed: VPN, local gateways, what comes in from the internet.
    | _types_of(
        "EC2",
        "ClientVpnAuthorizationRule ClientVpnRoute ClientVpnTargetNetworkAssociation CustomerGateway IpPoolRouteTableAssociation",
        "LocalGatewayRoute LocalGatewayRouteTable LocalGatewayRouteTableVPCAssociation",
        "LocalGatewayRouteTableVirtualInterfaceGroupAssociation LocalGatewayVirtualInterface LocalGatewayVirtualInterfaceGroup",
        "SecondaryNetwork VerifiedAccessGroup VerifiedAccessInstance VerifiedAccessTrustProvider",
    )
    # What says who may, or what speaks through a resource that is understood: a propagation, an association, a peering's attachment.
    | _types_of(
        "EC2",
        "NetworkInterfaceAttachment NetworkInterfacePermission RouteServer RouteServerAssociation RouteServerEndpoint RouteServerPeer",
        "TransitGatewayConnectPeer TransitGatewayMulticastDomain TransitGatewayMulticastDomainAssociation",
        "TransitGatewayMulticastGroupMember TransitGatewayMulticastGroupSource TransitGatewayPolicyTable TransitGatewayPolicyTableEntry",
        "VPCEndpointConnectionNotification VPCEndpointServicePermissions",
    )
    # Cloud WAN: routes that lead to a core network are never followed.
    | _types_of(
        "NetworkManager",
        "ConnectAttachment ConnectPeer Connection CoreNetwork CoreNetworkPrefixListAssociation CustomerGatewayAssociation Device",
        "DirectConnectGatewayAttachment GlobalNetwork Link LinkAssociation Site SiteToSiteVpnAttachment TransitGatewayPeering",
        "TransitGatewayRegistration VpcAttachment",
    )
    # Parts of a firewall; routes that lead to it are not followed.
    | _types_of("NetworkFirewall", "ContainerAssociation FirewallPolicy LoggingConfiguration RuleGroup TLSInspectionConfiguration")
    | _types_of(
        "Route53Resolver",
        "FirewallDomainList FirewallRuleGroup OutpostResolver ResolverConfig ResolverDNSSECConfig ResolverQueryLoggingConfig",
        "ResolverQueryLoggingConfigAssociation",
    )
    # VPC Lattice answers its own names by link-local addresses, beside every route and endpoint of a VPC.
    | _types_of(
        "VpcLattice",
        "AccessLogSubscription AuthPolicy DomainVerification Listener ResourceConfiguration ResourcePolicy Rule Service ServiceNetwork",
        "ServiceNetworkResourceAssociation ServiceNetworkServiceAssociation ServiceNetworkVpcAssociation TargetGroup",
    )
)
"""Types that change no path of packets to an endpoint, and no name of one."""


def is_unknown(type_name: str) -> bool:
    """Return whether a type belongs to a family of networks and is newer than this version."""
    return type_name.startswith(FAMILIES) and type_name not in UNDERSTOOD | OF_NO_MATTER and type_name not in ACTING
