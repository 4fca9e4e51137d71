package document

// Correction is what an edition gives otherwise than an earlier one did: that
// one's key, "weekly/2024-06-07", and a line for each figure, as they stand at
// the top of the later one.
type Correction struct {
	Edition string      `json:"edition"`
	Lines   []Paragraph `json:"lines"`
}
