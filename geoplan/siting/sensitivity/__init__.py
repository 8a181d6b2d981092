"""
Would the decision change? Options for venues under inputs that nobody knows for sure.

`known` names the inputs and what each of them does; `responses` prices an option at one point of them,
`analyses` asks such prices their questions, `sweeps` does so on many cores; `study` joins the three.
"""
