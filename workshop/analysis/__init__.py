"""What the plans of the groups say together: thirteen indicators, defined in docs/indicators.md.  Pure: plain values in, plain values out."""
