"""Rules as dated, cited records; findings and reports; what a draft breaks and how to mend it."""
