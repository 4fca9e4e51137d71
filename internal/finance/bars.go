package finance

// bars charts one number of each body, as many as the table shows; nil if the
// report wants no chart or there is nothing to draw.
func (w *work) bars(title, series string, names []string, qs []Quantity, alt Sentence) *Chart {
	if !w.Chart || len(names) == 0 {
		return nil
	}
	shown := len(names)
	if w.Rows > 0 {
		shown = min(w.Rows, shown)
	}
	points := make([]Cell, shown)
	for i := range points {
		points[i] = number(qs[i])
	}
	return &Chart{Kind: w.kind.Chart, Title: title, Alt: alt, Labels: names[:shown], Series: []Series{{Name: series, Points: points}}}
}
