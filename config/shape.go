package config

import (
	"maps"
	"slices"

	"catchup/internal/check"
	"catchup/internal/set"
	"catchup/internal/shaping"
)

// checkShape notes the mistakes in the shape of a source: what cannot be right by
// the names, kinds and units of columns, sources that take values from each
// other, and a shape of a list of readers, who are taken one by one.
func (s *Settings) checkShape(at check.Place, name string) {
	steps := s.Sources[name].Shape
	switch {
	case len(steps) == 0:
		return
	case s.IsList(name):
		at.Note("shape it in a source of its own", "a list of readers is taken as it is")
		return
	case slices.Contains(s.takesFrom(steps.With()), name):
		at.Note("append or join in one of them only", "the source %q takes values from itself", name)
		return
	}
	for _, other := range steps.With() {
		if s.IsList(other) {
			at.Note("", "%q is a list of readers, and none of it is shown", other)
		}
	}
	steps.After(at, shaping.Of(s.Sources[name].Columns, s.Sources[name].Year), s.schema)
}

// IsList tells whether the source names the subscribers of a report.
func (s *Settings) IsList(source string) bool {
	for _, r := range s.Reports {
		if r.To.List == source {
			return true
		}
	}
	return false
}

// takesFrom lists the sources, and those that they take values from.
func (s *Settings) takesFrom(names []string) []string {
	return set.Reached(names, func(name string) []string { return s.Sources[name].Shape.With() })
}

// unheld are the sources of which something is expected and that no report shows, takes
// values from or compares: no edition would be held for them.
func (s *Settings) unheld() (all []string) {
	var read []string
	for _, r := range s.Reports {
		read = append(read, slices.Collect(maps.Keys(maps.Collect(r.Definition.Sources())))...)
		if r.To.List != "" {
			read = append(read, r.To.List)
		}
	}
	read = set.Reached(read, func(name string) []string {
		return slices.Concat(s.Sources[name].Shape.With(), s.Sources[name].Expect.Sources())
	})
	for _, name := range slices.Sorted(maps.Keys(s.Sources)) {
		if s.Sources[name].Expect != nil && !set.Has(read, name) {
			all = append(all, name)
		}
	}
	return all
}

// schema is what is known of the columns of a source in its shape, and whether
// there is a source of the name. Of one that takes values from itself nothing is
// known.
func (s *Settings) schema(name string) (shaping.Schema, bool) {
	source, ok := s.Sources[name]
	if !ok || slices.Contains(s.takesFrom(source.Shape.With()), name) {
		return shaping.Schema{Open: true}, ok
	}
	var noted check.Problems // at the shape itself
	return source.Shape.After(check.At("", &noted), shaping.Of(source.Columns, source.Year), s.schema), true
}
