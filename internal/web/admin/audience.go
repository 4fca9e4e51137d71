package admin

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/subscriber"
)

// audience is who gets mail: in numbers, and as they came and went.
func (b backend) audience(ctx context.Context) (*Audience, error) {
	counts, err := b.o.Store.CountByState(ctx)
	if err != nil {
		return nil, err
	}
	growth, err := b.o.Store.Growth(ctx)
	if err != nil {
		return nil, err
	}
	reached, err := b.reachedChart(ctx)
	return &Audience{
		Active: counts[subscriber.Active], Left: counts[subscriber.Left], Suspended: counts[subscriber.Suspended],
		Growth: growthChart(growth, b.o.Now()), Reached: reached,
	}, err
}

// months is how far back the numbers of subscribers are shown.
const months = 12

// fewPoints is how many points make a line.
const fewPoints = 3

// growthChart is how many subscribers there were at the end of each of the last
// months, from the first on that has any.
func growthChart(days []subscriber.Count, now time.Time) document.Chart {
	c := document.Chart{Kind: document.Line, Axis: document.Ordered, Title: "Audience by month", Series: []document.Series{{Name: "Audience"}}}
	if len(days) == 0 {
		return c
	}
	year, month, _ := now.UTC().Date()
	last := 0
	for back := months - 1; back >= 0; back-- {
		end := time.Date(year, month+1-time.Month(back), 1, 0, 0, 0, 0, time.UTC)
		if n, any := countAt(days, end); any {
			c.Labels = append(c.Labels, end.AddDate(0, 0, -1).Format("Jan 2006"))
			c.Series[0].Points = append(c.Series[0].Points, counted(n))
			last = n
		}
	}
	if len(c.Labels) < fewPoints {
		return document.Chart{} // a line needs more
	}
	c.Alt = fmt.Sprintf("%d readers had signed up and not left by now.", last)
	return c
}

// countAt is how many subscribers there were before the moment, and whether any
// had come by then.
func countAt(days []subscriber.Count, before time.Time) (n int, any bool) {
	for _, d := range days {
		if d.Day.Before(before) {
			n, any = d.Subscribers, true
		}
	}
	return n, any
}

func counted(n int) document.Point {
	return document.Point{Num: decimal.NewFromInt(int64(n)), Known: true, Shown: fmt.Sprint(n)}
}

// reachedChart is how many subscribers each of the last editions has reached.
func (b backend) reachedChart(ctx context.Context) (document.Chart, error) {
	c := document.Chart{Kind: document.Bar, Title: "Reached by the last editions", Alt: "How many letters of each were taken.", Series: []document.Series{{Name: "Reached"}}}
	var all []edition.Entry
	for _, report := range slices.Sorted(maps.Keys(b.o.Reports)) {
		entries, err := gathered(b.o.Store.Entries(ctx, report))
		if err != nil {
			return c, err
		}
		all = append(all, entries...)
	}
	slices.SortFunc(all, func(x, y edition.Entry) int { return y.Due.Compare(x.Due) })
	for _, e := range all[:min(len(all), months)] {
		standing, err := b.o.Store.Standing(ctx, e.ID)
		if err != nil {
			return c, err
		}
		c.Labels = append(c.Labels, e.Key.String())
		c.Series[0].Points = append(c.Series[0].Points, counted(standing.Sent))
	}
	return c, nil
}
