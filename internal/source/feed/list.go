package feed

import (
	"context"

	"catchup/internal/setting"
	"catchup/internal/source"
)

// one is one feed of a source. title is what the list calls it that names the
// feed, "" if the settings name it themselves.
type one struct {
	from  setting.Location
	title string
}

// feeds are all feeds of the source, each once, in the order of the settings.
// An error is about a list of feeds that could not be read.
func (s *Source) feeds(ctx context.Context, r source.Request) (all []one, faults []error) {
	for _, from := range s.spec.URLs {
		all = append(all, one{from: from})
	}
	return all, nil
}
