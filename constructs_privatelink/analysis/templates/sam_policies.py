"""What SAM's policy templates allow: a function of SAM names them for the role that is made for it.

AWS: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
"""

from __future__ import annotations

_ACTIONS = {
    "AMIDescribePolicy": "ec2 DescribeImages",
    "AWSSecretsManagerGetSecretValuePolicy": "secretsmanager GetSecretValue",
    "AWSSecretsManagerRotationPolicy": (
        "secretsmanager DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage GetRandomPassword"
    ),
    "AcmGetCertificatePolicy": "acm GetCertificate",
    "CloudFormationDescribeStacksPolicy": "cloudformation DescribeStacks",
    "CloudWatchDashboardPolicy": "cloudwatch GetDashboard ListDashboards PutDashboard ListMetrics",
    "CloudWatchDescribeAlarmHistoryPolicy": "cloudwatch DescribeAlarmHistory",
    "CloudWatchPutMetricPolicy": "cloudwatch PutMetricData",
    "CodePipelineLambdaExecutionPolicy": "codepipeline PutJobSuccessResult PutJobFailureResult",
    "CodePipelineReadOnlyPolicy": "codepipeline ListPipelineExecutions",
    "ComprehendBasicAccessPolicy": (
        "comprehend BatchDetectKeyPhrases DetectDominantLanguage DetectEntities BatchDetectEntities DetectKeyPhrases "
        "DetectSentiment BatchDetectDominantLanguage BatchDetectSentiment"
    ),
    "CostExplorerReadOnlyPolicy": (
        "ce GetCostAndUsage GetDimensionValues GetReservationCoverage GetReservationPurchaseRecommendation "
        "GetReservationUtilization GetTags"
    ),
    "DynamoDBBackupFullAccessPolicy": "dynamodb CreateBackup DescribeContinuousBackups DeleteBackup DescribeBackup ListBackups",
    "DynamoDBCrudPolicy": (
        "dynamodb GetItem DeleteItem PutItem Scan Query UpdateItem BatchWriteItem BatchGetItem DescribeTable ConditionCheckItem"
    ),
    "DynamoDBReadPolicy": "dynamodb GetItem Scan Query BatchGetItem DescribeTable",
    "DynamoDBReconfigurePolicy": "dynamodb UpdateTable",
    "DynamoDBRestoreFromBackupPolicy": "dynamodb RestoreTableFromBackup PutItem UpdateItem DeleteItem GetItem Query Scan BatchWriteItem",
    "DynamoDBWritePolicy": "dynamodb PutItem UpdateItem BatchWriteItem",
    "EC2CopyImagePolicy": "ec2 CopyImage",
    "EC2DescribePolicy": "ec2 DescribeRegions DescribeInstances",
    "EFSWriteAccessPolicy": "elasticfilesystem ClientMount ClientWrite",
    "EKSDescribePolicy": "eks DescribeCluster ListClusters",
    "EcsRunTaskPolicy": "ecs RunTask",
    "ElasticMapReduceAddJobFlowStepsPolicy": "elasticmapreduce AddJobFlowSteps",
    "ElasticMapReduceCancelStepsPolicy": "elasticmapreduce CancelSteps",
    "ElasticMapReduceModifyInstanceFleetPolicy": "elasticmapreduce ModifyInstanceFleet ListInstanceFleets",
    "ElasticMapReduceModifyInstanceGroupsPolicy": "elasticmapreduce ModifyInstanceGroups ListInstanceGroups",
    "ElasticMapReduceSetTerminationProtectionPolicy": "elasticmapreduce SetTerminationProtection",
    "ElasticMapReduceTerminateJobFlowsPolicy": "elasticmapreduce TerminateJobFlows",
    "ElasticsearchHttpPostPolicy": "es ESHttpPost ESHttpPut",
    "EventBridgePutEventsPolicy": "events PutEvents",
    "FilterLogEventsPolicy": "logs FilterLogEvents",
    "FirehoseCrudPolicy": (
        "firehose CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord PutRecordBatch UpdateDestination"
    ),
    "FirehoseWritePolicy": "firehose PutRecord PutRecordBatch",
    "KMSDecryptPolicy": "kms Decrypt",
    "KMSEncryptPolicy": "kms Encrypt",
    "KMSEncryptPolicy_v2": (
        "kms Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext"
    ),
    "LambdaInvokePolicy": "lambda InvokeFunction",
    "OrganizationsListAccountsPolicy": "organizations ListAccounts",
    "PollyFullAccessPolicy": "polly GetLexicon DeleteLexicon DescribeVoices ListLexicons PutLexicon SynthesizeSpeech",
    "RekognitionDetectOnlyPolicy": "rekognition DetectFaces DetectLabels DetectModerationLabels DetectText",
    "RekognitionFacesManagementPolicy": "rekognition IndexFaces DeleteFaces SearchFaces SearchFacesByImage ListFaces",
    "RekognitionFacesPolicy": "rekognition CompareFaces DetectFaces",
    "RekognitionLabelsPolicy": "rekognition DetectLabels DetectModerationLabels",
    "RekognitionNoDataAccessPolicy": "rekognition CompareFaces DetectFaces DetectLabels DetectModerationLabels",
    "RekognitionReadPolicy": "rekognition ListCollections ListFaces SearchFaces SearchFacesByImage",
    "RekognitionWriteOnlyAccessPolicy": "rekognition CreateCollection IndexFaces",
    "Route53ChangeResourceRecordSetsPolicy": "route53 ChangeResourceRecordSets",
    "S3CrudPolicy": (
        "s3 GetObject ListBucket GetBucketLocation GetObjectVersion PutObject PutObjectAcl GetLifecycleConfiguration "
        "PutLifecycleConfiguration DeleteObject"
    ),
    "S3ReadPolicy": "s3 GetObject ListBucket GetBucketLocation GetObjectVersion GetLifecycleConfiguration",
    "S3WritePolicy": "s3 PutObject PutObjectAcl PutLifecycleConfiguration",
    "SESBulkTemplatedCrudPolicy": (
        "ses GetIdentityVerificationAttributes SendEmail SendRawEmail SendTemplatedEmail SendBulkTemplatedEmail VerifyEmailIdentity"
    ),
    "SESBulkTemplatedCrudPolicy_v2": (
        "ses SendEmail SendRawEmail SendTemplatedEmail SendBulkTemplatedEmail GetIdentityVerificationAttributes VerifyEmailIdentity"
    ),
    "SESCrudPolicy": "ses GetIdentityVerificationAttributes SendEmail SendRawEmail VerifyEmailIdentity",
    "SESEmailTemplateCrudPolicy": "ses CreateTemplate GetTemplate ListTemplates UpdateTemplate DeleteTemplate TestRenderTemplate",
    "SESSendBouncePolicy": "ses SendBounce",
    "SNSCrudPolicy": "sns ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish",
    "SNSPublishMessagePolicy": "sns Publish",
    "SQSSendMessagePolicy": "sqs SendMessage*",
    "SSMParameterReadPolicy": "ssm DescribeParameters GetParameters GetParameter GetParametersByPath",
    "SSMParameterWithSlashPrefixReadPolicy": "ssm DescribeParameters GetParameters GetParameter GetParametersByPath",
    "SageMakerCreateEndpointConfigPolicy": "sagemaker CreateEndpointConfig",
    "SageMakerCreateEndpointPolicy": "sagemaker CreateEndpoint",
    "ServerlessRepoReadWriteAccessPolicy": (
        "serverlessrepo CreateApplication CreateApplicationVersion UpdateApplication GetApplication ListApplications "
        "ListApplicationVersions ListApplicationDependencies"
    ),
    "StepFunctionsCallbackPolicy": "states SendTaskFailure SendTaskHeartbeat SendTaskSuccess",
    "StepFunctionsExecutionPolicy": "states StartExecution",
    "StepFunctionsExecutionPolicy_v2": "states StartExecution StartSyncExecution",
    "TextractDetectAnalyzePolicy": "textract DetectDocumentText StartDocumentTextDetection StartDocumentAnalysis AnalyzeDocument",
    "TextractGetResultPolicy": "textract GetDocumentTextDetection GetDocumentAnalysis",
    "TextractPolicy": "textract *",
    # What Lambda itself does from outside of the VPC, to attach the function.
    "VPCAccessPolicy": "ec2",
}
"""The prefix of the actions, and the actions, by the name of the policy template.

Those for what Lambda polls (``SQSPollerPolicy``) are not among them: a role does not tell whether its function polls itself.
"""


def actions_of(policy: object) -> tuple[str, ...] | None:
    """Return what a policy template of SAM lets a function call; None for another policy, or one that is not known here.

    Args:
        policy: An item of a function's ``Policies``: ``{"SQSSendMessagePolicy": {"QueueName": "orders"}}``.

    """
    name = next(iter(policy)) if isinstance(policy, dict) and len(policy) == 1 else None
    if not isinstance(name, str) or name not in _ACTIONS:
        return None
    prefix, *actions = _ACTIONS[name].split()
    return tuple(f"{prefix}:{action}" for action in actions)
