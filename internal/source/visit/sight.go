package visit

import (
	"slices"
	"time"

	"catchup/internal/period"
	"catchup/internal/source"
)

// show is what a feed shows: the articles that are kept, and of all of them those
// whose place in the feed agrees with their time, newest first. An article that is
// pinned to the top is not among the latter, nor is one of the future: neither
// tells how far back the feed goes.
type show struct {
	kept  []*article
	dated []*article
}

func newShow(all, kept []*article, now time.Time) show {
	dated := slices.DeleteFunc(slices.Clone(all), func(a *article) bool {
		return a.Published.IsZero() || a.Published.After(now.Add(ahead))
	})
	return show{kept, inPlace(dated)}
}

// ahead is how far ahead of our time an article may be dated: its publisher's clock
// or zone may not be ours.
const ahead = 14 * time.Hour

// judge tells whether all was seen that the feed has published since the visit
// before, of which fresh articles are shown. What was not seen is noted in f.
func (s show) judge(before source.Feed, f *source.Feed, fresh int, now time.Time) (whole bool) {
	switch {
	case before.Read.IsZero():
		f.Since = s.reach(now)
	case fresh == 0:
		return true // nothing has pushed anything out, and the marks stay
	case !s.overlaps(before.Marks) && !s.beginsAnew(before, fresh, now):
		whole = !miss(f, s.unseen(before, now))
		f.Marks, f.Shown = s.marks(), len(s.kept)
		return whole
	}
	f.Marks, f.Shown = s.marks(), len(s.kept)
	return true
}

// marks are the newer half of what is shown: as long as one of them is shown, no
// newer article has been pushed out. An older one would not prove that, since some
// feeds show an old article for ever.
func (s show) marks() (marks []string) {
	from := s.dated
	if len(from) == 0 {
		from = s.kept // without dates, those that stand first are taken for the newer
	}
	for _, a := range from[:min((len(from)+1)/2, mostMarks)] {
		marks = append(marks, a.Known)
	}
	return marks
}

const mostMarks = 50

// overlaps tells whether one of the marks is shown; of articles without dates, two,
// since one may be pinned.
func (s show) overlaps(marks []string) bool {
	from, need := s.dated, 1
	if len(from) == 0 {
		from, need = s.kept, min(2, len(marks))
	}
	found := 0
	for _, a := range from {
		if slices.Contains(marks, a.Known) {
			found++
		}
	}
	return found >= max(need, 1)
}

// beginsAnew tells whether the feed was emptied since the visit before, as one that
// shows only the articles of a day: it is not full, so it has pushed nothing out,
// and the visit was not long ago.
func (s show) beginsAnew(before source.Feed, fresh int, now time.Time) bool {
	return fresh == len(s.kept) && (before.Shown == 0 || fresh < before.Shown) &&
		now.Sub(before.Read) <= 2*max(before.Every, time.Hour)
}

// unseen is when articles may have come that the feed has pushed out: from the visit
// before to the oldest article that is new. If even that is older than the visit,
// the feed shows articles late, and the time is counted from the newest one before.
func (s show) unseen(before source.Feed, now time.Time) period.Period {
	gap := period.Period{Start: before.Read, End: now}
	for _, a := range s.dated {
		if a.fresh {
			gap.End = earlier(gap.End, a.Published)
		}
	}
	if !gap.Start.Before(gap.End) {
		gap.Start = earlier(gap.Start, before.Newest)
	}
	return gap
}

// miss notes a gap, unless it is none.
func miss(f *source.Feed, gap period.Period) bool {
	if !gap.Start.Before(gap.End) {
		return false
	}
	f.Gaps = append(slices.Clip(f.Gaps), gap)
	return true
}

// forget drops the gaps that are too old, by the feed's own time, or too many: then
// the feed counts as seen only since.
func (t Terms) forget(f *source.Feed, now time.Time) {
	if !f.Newest.IsZero() {
		now = earlier(now, f.Newest)
	}
	for len(f.Gaps) > mostGaps || len(f.Gaps) > 0 && f.Gaps[0].End.Before(now.Add(-t.Keep)) {
		f.Since, f.Gaps = f.Gaps[0].End, f.Gaps[1:]
	}
}

const mostGaps = 20

// reach is since when a feed that is read for the first time is seen: since its
// oldest article, or now if it shows none. An article that is far older than all
// others does not count, since it is shown for ever.
func (s show) reach(now time.Time) time.Time {
	rest := s.dated
	for spare := max(1, len(rest)/10); spare > 0 && len(rest) > 3; spare-- {
		last := len(rest) - 1
		step := rest[last-1].Published.Sub(rest[last].Published)
		if step < apart || step < 5*rest[0].Published.Sub(rest[last-1].Published) {
			break
		}
		rest = rest[:last]
	}
	if len(rest) == 0 {
		return now
	}
	return earlier(now, rest[len(rest)-1].Published)
}

// apart is how far apart two articles are at least of which one is shown for ever.
const apart = 14 * 24 * time.Hour

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
