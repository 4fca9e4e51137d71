package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/edition"
)

// layOut writes the files of a kept edition to a folder below root, and those
// of its slices each to a folder of its own in there.
func (a *App) layOut(ctx context.Context, e *edition.Edition, root string) (string, error) {
	folder, err := e.WriteFolder(root)
	write := a.writer(root)
	for _, name := range e.Slices {
		if err != nil {
			break
		}
		var s *edition.Slice
		if s, err = a.store.Slice(ctx, e.ID, name); err == nil {
			err = write(e, s)
		}
	}
	return folder, err
}

// writer writes the slices of one edition, each to its folder below root.
func (a *App) writer(root string) func(*edition.Edition, *edition.Slice) error {
	var folders map[string]string
	return func(e *edition.Edition, s *edition.Slice) error {
		if folders == nil {
			folders = edition.Folders(e.Slices)
		}
		_, err := e.Of(s).WriteFolder(root, folders[s.Name])
		return err
	}
}

// writeOut writes what an order came to. The slices of an edition that is not
// kept have been written as they were made.
func (a *App) writeOut(ctx context.Context, e *edition.Edition, root string) (string, error) {
	switch name := e.Document.Slice; {
	case name != "":
		return e.WriteFolder(root, edition.Folders(e.Slices)[name])
	case a.options.Dry:
		return e.WriteFolder(root)
	}
	return a.layOut(ctx, e, root)
}

// slice is the edition as the subscribers of its slice of that name get it.
func (a *App) slice(ctx context.Context, e *edition.Edition, name string) (*edition.Edition, error) {
	if err := among(name, e.Slices); err != nil {
		return nil, err
	}
	s, err := a.store.Slice(ctx, e.ID, name)
	if err != nil {
		return nil, err
	}
	return e.Of(s), nil
}

// among says that there is no slice of that name.
func among(name string, all []string) error {
	if slices.Contains(all, name) {
		return nil
	}
	return check.Problems{{Message: fmt.Sprintf("the edition has no slice %q", name), Hint: check.DidYouMean(name, all)}}
}

// asItIs is the edition of a press of which no slice is asked for.
func asItIs(e *edition.Edition) *edition.Edition { return e }

// single has the press make one slice alone, the first if no name is given,
// and returns it once it is made.
func single(press *edition.Press, name string) func(*edition.Edition) *edition.Edition {
	var made *edition.Slice
	press.Each = func(_ *edition.Edition, s *edition.Slice) error {
		made = s
		return nil
	}
	press.Pick = func(all []string) ([]string, error) {
		if name == "" {
			return all[:1], nil
		}
		return []string{name}, among(name, all)
	}
	return func(e *edition.Edition) *edition.Edition {
		if made == nil { // the report is not sliced
			return e
		}
		return e.Of(made)
	}
}

// countSliced tells how many subscribers would get a slice, and who would get none.
func (a *App) countSliced(ctx context.Context, audience edition.Audience, names []string) error {
	sizes, err := a.store.Sizes(ctx, audience)
	if err != nil {
		return err
	}
	get, none := 0, reasons{}
	for _, size := range sizes {
		if slices.Contains(names, size.Slice) {
			get += size.Subscribers
		} else {
			none.add(audience.Unsliced(size.Slice), size.Subscribers)
		}
	}
	a.tell("readers", strconv.Itoa(get), "would get it")
	none.tell(a)
	return nil
}

// passedOver tells why subscribers of the edition have been skipped.
func (a *App) passedOver(ctx context.Context, e *edition.Edition) error {
	why := reasons{}
	for d, err := range a.store.Rows(ctx, e.ID, deliver.Skipped) {
		if err != nil {
			return err
		}
		why.add(d.Reason, 1)
	}
	why.tell(a)
	return nil
}

// fewReasons is how many reasons for passing over subscribers are told.
const fewReasons = 10

// reasons counts subscribers by why they get nothing, in the order of the first of
// each.
type reasons struct {
	why   []string
	count map[string]int
	more  int
}

func (r *reasons) add(why string, readers int) {
	switch {
	case r.count[why] > 0:
	case len(r.why) == fewReasons:
		r.more += readers
		return
	default:
		r.why = append(r.why, why)
	}
	if r.count == nil {
		r.count = map[string]int{}
	}
	r.count[why] += readers
}

func (r *reasons) tell(a *App) {
	for _, why := range r.why {
		a.tell("skipped", strconv.Itoa(r.count[why]), why)
	}
	if r.more > 0 {
		a.tell("skipped", strconv.Itoa(r.more), "for other reasons")
	}
}
