"""
What a year of each child in each property would cost, part by part, and what the property itself does.

    from geoplan.siting.properties.pricing.table import PriceTable, price_table
"""
