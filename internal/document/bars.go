package document

// Caption is the chart's title with its unit, and with the words that an
// illustrative chart must carry.
func (c Chart) Caption() string {
	return Table{Caption: c.Title, Unit: c.Unit, Illustrative: c.Illustrative}.Title()
}

// Bars measures a bar chart of one series as shares of its width, from 0 to 1:
// zero is where zero stands, and each bar reaches from there to its end. A
// value that is not known has no bar. Charts that are not drawn so have no
// ends.
func (c Chart) Bars() (zero float64, ends []float64) {
	if c.Kind != Bar || len(c.Series) != 1 || len(c.Series[0].Points) != len(c.Labels) {
		return 0, nil
	}
	points := c.Series[0].Points
	low, high := extent(points)
	if low == high {
		return 0, nil
	}
	zero = -low / (high - low)
	for _, p := range points {
		end := zero
		if p.Known {
			end = (p.Num.InexactFloat64() - low) / (high - low)
		}
		ends = append(ends, end)
	}
	return zero, ends
}

// extent is the least and the greatest of the points and zero.
func extent(points []Point) (low, high float64) {
	for _, p := range points {
		if p.Known {
			low, high = min(low, p.Num.InexactFloat64()), max(high, p.Num.InexactFloat64())
		}
	}
	return low, high
}
