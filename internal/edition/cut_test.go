package edition_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"catchup/internal/edition"
	"catchup/internal/store"
	"catchup/internal/table"
	"catchup/reports"
)

// regional is a source with so many rows of each region.
func regional(rows int, regions ...string) given {
	reading := &table.Reading{Source: "beds", Place: "beds.csv"}
	t := &table.Table{Reading: reading, Columns: []table.Column{
		{Name: "ward", Kind: table.Text}, {Name: "region", Kind: table.Text}, {Name: "beds", Kind: table.Number},
	}}
	for i := range rows * len(regions) {
		from := table.Origin{Reading: reading, Row: i + 2, Column: "C"}
		region := regions[i%len(regions)]
		t.Rows = append(t.Rows, []table.Value{
			{Kind: table.Text, Known: true, Text: fmt.Sprintf("Ward %d of %s", i, region), From: from},
			{Kind: table.Text, Known: true, Text: region, From: from},
			{Kind: table.Number, Known: true, Num: decimal.NewFromInt(int64(i)), From: from},
		})
	}
	return given{table: t}
}

// slicing is a press of a report that is sliced by region.
func slicing(t testing.TB, beds given) (*edition.Press, *store.Store) {
	t.Helper()
	p, s := press(t, beds)
	p.Spec.SliceBy = "region"
	p.Spec.Sections[1].Table.Columns = []reports.TableColumn{{Name: "ward"}, {Name: "beds"}}
	return p, s
}

// words is the plain text of a kept slice.
func words(t *testing.T, s *store.Store, e *edition.Edition, name string) string {
	t.Helper()
	slice, err := s.Archive.Slice(t.Context(), e.ID, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(slice.Files[0].Bytes)
}

func TestMakeSlices(t *testing.T) {
	p, s := slicing(t, regional(1, "North", "East"))
	e, fresh, err := p.Make(t.Context(), due, nobody)
	if err != nil || !fresh || len(e.Files) > 0 {
		t.Fatalf("%+v, %v", e, err)
	}
	if diff := cmp.Diff([]string{"East", "North"}, e.Slices); diff != "" {
		t.Error(diff)
	}
	if north := words(t, s, e, "North"); !strings.Contains(north, "Weekly – North") || !strings.Contains(north, "of North") || strings.Contains(north, "East") {
		t.Errorf("the north reads\n%s", north)
	}
	again, fresh, err := p.Make(t.Context(), due, nobody)
	if diff := cmp.Diff(e.Slices, again.Slices); diff != "" || fresh || err != nil {
		t.Errorf("made again: %v %v", diff, err)
	}
}

// TestSlicesRemember corrects a slice by the one of its name in the edition
// before.
func TestSlicesRemember(t *testing.T) {
	source := regional(1, "North", "East")
	p, s := slicing(t, source)
	source.table.Columns[2] = table.Column{Name: "2023-24", Kind: table.Number}
	p.Spec.Sections[1].Table.Columns[1].Name = "2023-24"
	if _, _, err := p.Make(t.Context(), due, nobody); err != nil {
		t.Fatal(err)
	}
	source.table.Rows[0][2].Num = decimal.NewFromInt(77)
	e, _, err := p.Make(t.Context(), due.AddDate(0, 0, 7), nobody)
	if err != nil {
		t.Fatal(err)
	}
	for name, corrected := range map[string]bool{"North": true, "East": false} {
		if said := words(t, s, e, name); strings.Contains(said, "source now says 77") != corrected {
			t.Errorf("%s is corrected: not %t\n%s", name, corrected, said)
		}
	}
}

// watched is an archive that remembers where slices were laid.
type watched struct {
	edition.Archive
	id string
}

func (w *watched) Lay(ctx context.Context, id string, s *edition.Slice) error {
	w.id = id
	return w.Archive.Lay(ctx, id, s)
}

// TestSlicesOfNothing leaves no slices behind where no edition is kept.
func TestSlicesOfNothing(t *testing.T) {
	p, s := slicing(t, regional(1, "North", "East"))
	archive := &watched{Archive: s.Archive}
	p.Archive = archive
	lost := errors.New("the list is lost")
	_, _, err := p.Make(t.Context(), due, func(ctx context.Context) (edition.Audience, error) {
		if _, err := s.Archive.Slice(ctx, archive.id, "North"); err != nil {
			t.Errorf("the slice is not laid: %v", err)
		}
		return edition.Audience{}, lost
	})
	if !errors.Is(err, lost) {
		t.Error(err)
	}
	if _, err := s.Archive.Slice(t.Context(), archive.id, "North"); !errors.Is(err, edition.ErrNone) {
		t.Errorf("the slice of an edition that is not kept: %v", err)
	}
}

// TestPickSlices makes of a proof no more than what is asked for.
func TestPickSlices(t *testing.T) {
	p, _ := slicing(t, regional(1, "North", "East"))
	var picked []string
	p.Pick = func(all []string) ([]string, error) { return all[1:], nil }
	p.Each = func(_ *edition.Edition, slice *edition.Slice) error {
		picked = append(picked, slice.Name)
		return nil
	}
	if e, err := p.Proof(t.Context(), due); err != nil || len(e.Slices) != 2 || e.Document.Slice != "" {
		t.Errorf("%+v %v", e, err)
	}
	if diff := cmp.Diff([]string{"North"}, picked); diff != "" {
		t.Error(diff)
	}
}

// BenchmarkSlices makes an edition of a thousand slices and one of a hundred,
// and tells how much memory is held at most while they are set, beyond what is
// held before.
func BenchmarkSlices(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			regions := make([]string, n)
			for i := range regions {
				regions[i] = fmt.Sprintf("Region %04d", i)
			}
			source := regional(20, regions...)
			for b.Loop() {
				p, _ := slicing(b, source)
				before, most := held(), uint64(0)
				p.OnStep = func(s edition.Step) {
					if s.Verb == "set" && strings.HasSuffix(s.Object, "99") {
						most = max(most, held())
					}
				}
				if _, _, err := p.Make(b.Context(), due, nobody); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(most-min(most, before))/1e6, "MB-held")
			}
		})
	}
}

// held is how many bytes are in use.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
