package reports

import (
	"fmt"
	"slices"

	"catchup/internal/finance"
	"catchup/internal/item"
	"catchup/internal/period"
	"catchup/internal/table"
)

// fewFeeds is how many feeds of a source are named one by one where they were
// not seen in the whole period.
const fewFeeds = 3

// unseen says which feeds of a source were not seen in the whole period, so that
// nobody takes what is told of them for everything.
func (in Input) unseen(source string, t *table.Table, unit period.Unit) (notices []string) {
	var late, gappy, aged []table.Sight
	for _, s := range t.Sights {
		if s = s.Within(in.Period); s.Late(in.Period) {
			late = append(late, s)
		}
		if len(s.Missed(in.Period)) > 0 {
			gappy = append(gappy, s)
		}
		if s.Aged(in.Period) {
			aged = append(aged, s)
		}
	}
	if len(late) > fewFeeds {
		notices = append(notices, in.manyLate(source, late, len(t.Sights), unit))
		late = nil
	}
	for _, s := range late {
		notices = append(notices, fmt.Sprintf("%s is seen only from %s: what it published %s may be missing.", feedName(s), in.moment(s), in.before(s, unit)))
	}
	if len(gappy) > fewFeeds {
		notices = append(notices, fmt.Sprintf("%s were not seen all the time: some of what they published %s may be missing.",
			in.feeds(source, len(gappy), len(t.Sights)), unit.Lately()))
		gappy = nil
	}
	for _, s := range gappy {
		notices = append(notices, in.gap(s, unit))
	}
	return append(notices, in.aged(source, aged, len(t.Sights))...)
}

// aged says which feeds could not be read for this edition.
func (in Input) aged(source string, aged []table.Sight, of int) (notices []string) {
	if len(aged) > fewFeeds {
		first := slices.MinFunc(aged, func(a, b table.Sight) int { return a.Until.Compare(b.Until) })
		return []string{fmt.Sprintf("%s could not be read for this edition: what they published since %s may be missing.",
			in.feeds(source, len(aged), of), table.Moment(first.Until.In(in.Issued.Location())))}
	}
	for _, s := range aged {
		notices = append(notices, fmt.Sprintf("%s could not be read for this edition: what it published since %s may be missing.", feedName(s), table.Moment(s.Until.In(in.Issued.Location()))))
	}
	return notices
}

// feedName is what readers know a feed by.
func feedName(s table.Sight) string { return item.OutletName(s.Name()) }

// feeds names many feeds of a source: "Four of the five feeds of “Local papers”".
func (in Input) feeds(source string, n, of int) string {
	if n == of {
		return fmt.Sprintf("All %s of “%s”", finance.SpeltCount(of, "feed"), in.title(source))
	}
	return fmt.Sprintf("%s of the %s of “%s”", finance.Capital(finance.InWords(n, fmt.Sprint(n))), finance.SpeltCount(of, "feed"), in.title(source))
}

// manyLate says of many feeds at once from when they are seen.
func (in Input) manyLate(source string, late []table.Sight, of int, unit period.Unit) string {
	first := late[0]
	for _, s := range late {
		if s.Since.Before(first.Since) {
			first = s
		}
	}
	return fmt.Sprintf("%s are seen only from %s, or later: what they published %s may be missing.",
		in.feeds(source, len(late), of), in.moment(first), in.before(first, unit))
}

// moment is since when a feed is seen.
func (in Input) moment(s table.Sight) string { return table.Moment(s.Since.In(in.Issued.Location())) }

// before is the part of the period before a feed was seen.
func (in Input) before(s table.Sight, unit period.Unit) string {
	if s.Since.Before(in.Period.End) {
		return "earlier " + unit.Lately()
	}
	return unit.Lately()
}

// gap says when a feed was not seen, or how often.
func (in Input) gap(s table.Sight, unit period.Unit) string {
	missed := s.Missed(in.Period)
	if len(missed) > 1 {
		return fmt.Sprintf("%s was not seen %d times %s: some of what it published then may be missing.", feedName(s), len(missed), unit.Lately())
	}
	zone := in.Issued.Location()
	return fmt.Sprintf("%s was not seen from %s to %s: some of what it published then may be missing.",
		feedName(s), table.Moment(missed[0].Start.In(zone)), table.Moment(missed[0].End.In(zone)))
}
