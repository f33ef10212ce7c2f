"""The networks of templates as one page, or as text for a pull request: drawings, who reaches what, findings, policies and cost."""
