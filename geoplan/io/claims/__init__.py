"""Reading what people claim: the spreadsheets as they are, with all that is untidy about them."""
