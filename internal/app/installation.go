package app

import (
	"maps"
	"slices"

	"catchup/config"
	"catchup/internal/edition"
	"catchup/internal/schedule"
	"catchup/internal/source/feed"
	"catchup/internal/store"
)

// installation is what all parts of an App share.
type installation struct {
	settings *config.Settings
	options  Options
	store    *store.Store
	calendar *schedule.Calendar
	metrics  *Metrics
	feeds    map[string]*feed.Source // the sources that are visited between editions too
}

// newCalendar is when the reports of the settings are due.
func newCalendar(s *config.Settings, o Options) *schedule.Calendar {
	c := &schedule.Calendar{Reports: map[string]schedule.Report{}, Pinned: s.AsOf, Now: o.Now}
	for name, r := range s.Reports {
		due := schedule.Report{Slots: s.Slots(name), Zone: s.Zone(name), Unit: r.Definition.Period}
		if plan := r.Schedule; plan != nil {
			due.CatchUp, due.Late = plan.CatchUp.Span(), plan.Late.Span()
		}
		c.Reports[name] = due
	}
	return c
}

// reports lists the reports in the order of their names.
func (in *installation) reports() []string { return slices.Sorted(maps.Keys(in.settings.Reports)) }

// library finds kept editions by their names.
func (in *installation) library() edition.Library {
	return edition.Library{Kept: in.store.Archive, Reports: in.reports()}
}

// isOpen tells whether anybody may sign up for the report.
func (in *installation) isOpen(report string) bool {
	return in.settings.Web != nil && in.settings.SignUp.Offers(report)
}

// tell reports a step.
func (in *installation) tell(verb, object, result string) {
	if in.options.OnStep != nil {
		in.options.OnStep(edition.Step{Verb: verb, Object: object, Result: result})
	}
}
