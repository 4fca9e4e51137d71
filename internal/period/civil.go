package period

import "time"

// Civil is what the clock on the wall shows at a moment, in the zone that the
// moment carries, as a time in UTC, where no hour is doubled or left out.
func Civil(t time.Time) time.Time {
	y, m, d := t.Date()
	hour, minute, second := t.Clock()
	return time.Date(y, m, d, hour, minute, second, t.Nanosecond(), time.UTC)
}

// farthest is more than any clock is ahead of UTC or behind it.
const farthest = 15 * time.Hour

// At is the moment at which the clock of the zone shows the civil time: the
// second of two in an hour that a clock change doubles; and in an hour that is
// left out, as much later as the clock is put on. (time.Date chooses otherwise
// west of Greenwich, and so finds the day before where midnight is left out.)
func At(civil time.Time, zone *time.Location) time.Time {
	_, before := civil.Add(-farthest).In(zone).Zone()
	_, after := civil.Add(farthest).In(zone).Zone()
	late := civil.Add(-time.Duration(min(before, after)) * time.Second).In(zone)
	early := civil.Add(-time.Duration(max(before, after)) * time.Second).In(zone)
	if !Civil(late).Equal(civil) && Civil(early).Equal(civil) {
		return early
	}
	return late
}
