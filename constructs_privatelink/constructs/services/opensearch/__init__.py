"""Amazon OpenSearch Serverless: its endpoints, its collections, and who may reach them."""
