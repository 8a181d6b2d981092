"""
Tables, workbooks and summaries of what the engines found, for people.

Rows come in already cut down to what their reader may see; nothing here opens a project or a network.
"""
