"""How many of a thing AWS takes, each number once: quotas by default, what AWS raises them to at most, and limits that nobody can raise."""

from __future__ import annotations

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
LAST_RULE_NUMBER = 32_766
"""The highest number of a network ACL entry; the lowest is 1."""

# https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
ACL_ENTRIES, MOST_ACL_ENTRIES = 20, 40
"""Entries of a network ACL in one direction, IPv4 and IPv6 together: by default, and at most."""
GROUP_RULES = 60
"""Rules of a security group in one direction and of one IP version, by default."""
INTERFACE_GROUPS, MOST_INTERFACE_GROUPS = 5, 16
"""Security groups on a network interface: by default, and at most."""
MOST_INTERFACE_RULES = 1_000
"""What the quota of rules in a group times that of groups on an interface may not exceed, whatever AWS raises."""

# https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
VPC_ENDPOINTS = 50
"""Interface and Gateway Load Balancer endpoints of a VPC together, by default."""
POLICY_CHARACTERS = 20_480
"""Characters of an endpoint policy, white space included; nobody can raise it."""

# https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html#limits-serverless
COLLECTION_ENDPOINTS = 50
"""OpenSearch Serverless endpoints of an account in a Region; nobody can raise it."""
COLLECTION_POLICY_BYTES = 10_240
"""Bytes of a network or data access policy of OpenSearch Serverless."""

# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-opensearchserverless-vpcendpoint.html
COLLECTION_ENDPOINT_SUBNETS, COLLECTION_ENDPOINT_GROUPS = 6, 5
"""Subnets and security groups of an OpenSearch Serverless endpoint, at most."""
