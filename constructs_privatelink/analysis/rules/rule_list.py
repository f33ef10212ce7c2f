"""All rules: those of clients and their endpoints, then those of templates in the order of their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs_privatelink.analysis.rules.acl_entries import duplicate_rule_number, too_many_entries
from constructs_privatelink.analysis.rules.acl_forms import acl_not_in_force, acl_that_denies_all, entry_refused
from constructs_privatelink.analysis.rules.acl_order import shadowed_entry
from constructs_privatelink.analysis.rules.acl_paths import acl_without_replies
from constructs_privatelink.analysis.rules.called_names import unanswered_setting
from constructs_privatelink.analysis.rules.captured_names import gateway_endpoint_passed_by, names_that_shut_out
from constructs_privatelink.analysis.rules.client_addresses import translated_client
from constructs_privatelink.analysis.rules.client_calls import client_denied
from constructs_privatelink.analysis.rules.client_lists import client_prefix_list
from constructs_privatelink.analysis.rules.client_names import client_name
from constructs_privatelink.analysis.rules.client_paths import client_blocked, client_unknown
from constructs_privatelink.analysis.rules.collection_access import endpoint_without_a_collection
from constructs_privatelink.analysis.rules.collection_endpoints import collection_endpoint_name, collection_endpoint_without_vpc_dns
from constructs_privatelink.analysis.rules.endpoint_groups import groups_without_the_ports, open_to_the_world
from constructs_privatelink.analysis.rules.endpoint_interfaces import endpoint_without_groups, subnet_too_small, too_many_groups
from constructs_privatelink.analysis.rules.endpoint_lifecycles import service_out_of_use
from constructs_privatelink.analysis.rules.endpoint_names import (
    private_dns_of_a_service_without,
    private_dns_without_vpc_dns,
    second_private_dns,
)
from constructs_privatelink.analysis.rules.endpoint_owners import subnet_of_another_account
from constructs_privatelink.analysis.rules.endpoint_places import fewer_than_two_zones, subnet_in_a_local_zone, two_subnets_of_a_zone
from constructs_privatelink.analysis.rules.endpoint_policies import policy_on_a_service_without, policy_that_cannot_work
from constructs_privatelink.analysis.rules.endpoint_regions import service_of_another_region
from constructs_privatelink.analysis.rules.endpoint_replacements import name_still_held
from constructs_privatelink.analysis.rules.endpoint_services import service_not_there, unknown_service
from constructs_privatelink.analysis.rules.endpoint_types import address_type_that_does_not_fit, properties_of_another_type
from constructs_privatelink.analysis.rules.endpoint_vpcs import group_of_another_vpc, subnet_of_another_vpc, too_many_endpoints
from constructs_privatelink.analysis.rules.gateway_endpoints import (
    gateway_endpoint_without_dns,
    private_dns_without_gateway_endpoint,
    second_gateway_endpoint,
)
from constructs_privatelink.analysis.rules.gateway_routes import gateway_endpoint_not_on_table
from constructs_privatelink.analysis.rules.group_forms import description_refused, no_or_several_peers
from constructs_privatelink.analysis.rules.group_references import reference_that_never_matches
from constructs_privatelink.analysis.rules.group_rules import duplicate_group_rule, separate_egress_rule, too_many_group_rules
from constructs_privatelink.analysis.rules.network_policies import network_policy_for_nobody, network_policy_of_another_form
from constructs_privatelink.analysis.rules.policy_statements import forbidden_wildcard, gateway_principal, misspelt_policy_action
from constructs_privatelink.analysis.rules.private_api_entrances import policy_for_another_endpoint
from constructs_privatelink.analysis.rules.private_api_modes import calls_that_strict_turns_away
from constructs_privatelink.analysis.rules.private_api_openness import open_to_any_endpoint
from constructs_privatelink.analysis.rules.private_api_policies import (
    configuration_that_does_not_fit,
    no_endpoint,
    no_resource_policy,
    principals_for_anonymous_callers,
)
from constructs_privatelink.analysis.rules.private_names import own_dns_servers, public_api_behind_private_dns, zone_of_the_same_name
from constructs_privatelink.analysis.rules.shut_out_calls import policy_that_shuts_out_aws
from constructs_privatelink.analysis.rules.start_order import starts_before_its_endpoints
from constructs_privatelink.analysis.rules.transit_zones import zone_without_attachment
from constructs_privatelink.analysis.rules.unfollowed_paths import unfollowed_path
from constructs_privatelink.analysis.rules.unfound_names import (
    endpoint_that_nothing_leads_to,
    public_zone_of_a_service,
    record_to_another_service,
    zone_of_another_region,
)
from constructs_privatelink.analysis.rules.workload_paths import workload_without_a_path
from constructs_privatelink.analysis.rules.written_ids import id_written_out

if TYPE_CHECKING:
    from constructs_privatelink.analysis.rules.rule import Rule

VERDICT_RULES: tuple[Rule, ...] = (client_blocked, client_unknown, client_prefix_list, client_name, client_denied)
"""What proofs are found under."""

RULES: tuple[Rule, ...] = (
    second_private_dns,
    private_dns_without_vpc_dns,
    two_subnets_of_a_zone,
    fewer_than_two_zones,
    policy_on_a_service_without,
    policy_that_cannot_work,
    duplicate_rule_number,
    too_many_entries,
    subnet_of_another_vpc,
    group_of_another_vpc,
    unknown_service,
    service_not_there,
    properties_of_another_type,
    endpoint_without_groups,
    too_many_groups,
    too_many_endpoints,
    address_type_that_does_not_fit,
    subnet_too_small,
    subnet_of_another_account,
    second_gateway_endpoint,
    gateway_endpoint_not_on_table,
    private_dns_without_gateway_endpoint,
    gateway_endpoint_without_dns,
    service_of_another_region,
    service_out_of_use,
    id_written_out,
    names_that_shut_out,
    gateway_endpoint_passed_by,
    subnet_in_a_local_zone,
    groups_without_the_ports,
    open_to_the_world,
    separate_egress_rule,
    reference_that_never_matches,
    duplicate_group_rule,
    no_or_several_peers,
    too_many_group_rules,
    description_refused,
    shadowed_entry,
    acl_without_replies,
    entry_refused,
    acl_not_in_force,
    acl_that_denies_all,
    zone_without_attachment,
    zone_of_the_same_name,
    own_dns_servers,
    public_api_behind_private_dns,
    forbidden_wildcard,
    gateway_principal,
    private_dns_of_a_service_without,
    public_zone_of_a_service,
    endpoint_that_nothing_leads_to,
    unanswered_setting,
    record_to_another_service,
    no_resource_policy,
    policy_for_another_endpoint,
    no_endpoint,
    principals_for_anonymous_callers,
    configuration_that_does_not_fit,
    open_to_any_endpoint,
    network_policy_for_nobody,
    network_policy_of_another_form,
    collection_endpoint_name,
    collection_endpoint_without_vpc_dns,
    workload_without_a_path,
    translated_client,
    unfollowed_path,
    policy_that_shuts_out_aws,
    starts_before_its_endpoints,
    endpoint_without_a_collection,
    calls_that_strict_turns_away,
    misspelt_policy_action,
    zone_of_another_region,
    name_still_held,
)
"""What the deployment would refuse, or what would not work."""
