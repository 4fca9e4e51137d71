package document

// Tells tells whether the document has anything of its sources to tell: a
// story, an item of a list, a chart, a row of data, or a figure in a sentence.
func (d *Document) Tells() bool {
	if len(d.Figures) > 0 {
		return true
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Story, Chart:
			return true
		case List:
			if len(b.Items) > 0 {
				return true
			}
		case Table:
			if len(b.Rows) > 0 {
				return true
			}
		}
	}
	return false
}
