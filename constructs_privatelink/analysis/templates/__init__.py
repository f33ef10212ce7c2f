"""The reader: cloud assemblies and CloudFormation templates, and what their resources' properties come to."""
