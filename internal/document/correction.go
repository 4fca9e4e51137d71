package document

// Correction is what an edition corrects in an earlier one: the key of that
// edition, "weekly/2024-06-07", and a line for each figure, as they stand at
// the top of the later one.
type Correction struct {
	Edition string      `json:"edition"`
	Lines   []Paragraph `json:"lines"`
}
