"""What the function does: it takes stock of clusters and of indexes."""

from __future__ import annotations

# No endpoint URL is named: private DNS leads the services' own names to the endpoints.
CODE = """\
import boto3, hashlib, json, os, urllib.request
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest

eks, elasticache = boto3.client("eks"), boto3.client("elasticache")
nothing = hashlib.sha256(b"").hexdigest()

def handler(event, context):
    caches = elasticache.describe_cache_clusters()["CacheClusters"]
    stock = {"eks": eks.list_clusters()["clusters"], "elasticache": [cache["CacheClusterId"] for cache in caches], "indexes": indexes()}
    return {"statusCode": 200, "body": json.dumps(stock)}

def indexes():
    collection = os.environ.get("COLLECTION")
    if not collection:
        return []
    request = AWSRequest("GET", f"{collection}/_cat/indices?format=json", headers={"x-amz-content-sha256": nothing})
    SigV4Auth(boto3.Session().get_credentials(), "aoss", os.environ["AWS_REGION"]).add_auth(request)
    with urllib.request.urlopen(urllib.request.Request(request.url, headers=dict(request.headers))) as answer:
        return [index["index"] for index in json.load(answer)]
"""
