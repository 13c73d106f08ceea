"""Values that know nothing of the domain's things: text, days, partial dates, periods, truth, ids."""
