"""Amazon API Gateway: the endpoint, private REST APIs behind it, and their custom domain names."""
