"""Every addition to moto's CloudFormation, by the resource type that it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.deploy_local.standin import apis, logs, network, search, security_groups
from tools.deploy_local.standin.appstream import AppStreamStack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.deploy_local.standin.handler import Handler

HANDLERS: Mapping[str, Handler] = {
    "AWS::ApiGateway::Deployment": apis.Deployment(),
    "AWS::ApiGateway::Method": apis.Method(),
    "AWS::ApiGateway::RestApi": apis.RestApi(),
    "AWS::ApiGateway::Stage": apis.Stage(),
    "AWS::AppStream::Stack": AppStreamStack(),
    "AWS::EC2::NetworkAcl": network.NetworkAcl(),
    "AWS::EC2::NetworkAclEntry": network.NetworkAclEntry(),
    "AWS::EC2::RouteTable": network.RouteTable(),
    "AWS::EC2::SecurityGroup": security_groups.SecurityGroup(),
    "AWS::EC2::SecurityGroupEgress": security_groups.SecurityGroupEgress(),
    "AWS::EC2::SecurityGroupIngress": security_groups.SecurityGroupIngress(),
    "AWS::EC2::SubnetNetworkAclAssociation": network.NetworkAclAssociation(),
    "AWS::EC2::SubnetRouteTableAssociation": network.RouteTableAssociation(),
    "AWS::EC2::VPC": network.Vpc(),
    "AWS::EC2::VPCEndpoint": network.VpcEndpoint(),
    "AWS::Logs::LogGroup": logs.LogGroup(),
    "AWS::OpenSearchServerless::AccessPolicy": search.SearchPolicy(),
    "AWS::OpenSearchServerless::Collection": search.Collection(),
    "AWS::OpenSearchServerless::SecurityPolicy": search.SearchPolicy(),
    "AWS::OpenSearchServerless::VpcEndpoint": search.SearchEndpoint(),
}
"""They are made through the services' own APIs; every other type is moto's, or a placeholder where moto has none."""
