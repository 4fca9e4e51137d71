package archive

import (
	"context"
	"errors"
	"strings"

	"catchup/internal/edition"
	"catchup/internal/web"
)

// slicePart is a slice by its name and by that of its folder.
type slicePart struct{ name, folder string }

// parts are the slices of the edition.
func (v *volume) parts() []slicePart {
	folders := edition.Folders(v.Slices)
	parts := make([]slicePart, len(v.Slices))
	for i, name := range v.Slices {
		parts[i] = slicePart{name, folders[name]}
	}
	return parts
}

// slice is the content at a path below an edition, "london/edition.pdf"; nil if
// there is none.
func (a *Archive) slice(ctx context.Context, r row, v *volume, path string) (*web.Content, error) {
	folder, file, _ := strings.Cut(path, "/")
	for _, part := range v.parts() {
		if part.folder == folder && a.o.known(r.report).Slices {
			s, err := a.o.Store.Slice(ctx, v.ID, part.name)
			if err != nil {
				return nil, err
			}
			return a.sliced(ctx, r, v, s, file)
		}
	}
	return nil, nil
}

// sliced is the page of a slice, or one of its files.
func (a *Archive) sliced(ctx context.Context, r row, v *volume, s *edition.Slice, file string) (*web.Content, error) {
	saved := v.saved(edition.Folders(v.Slices)[s.Name], file)
	if media := mediaOf(file); media != "" {
		f := new(edition.Edition).Of(s).File(file)
		if f == nil {
			return nil, nil
		}
		return web.Content{Type: media, Bytes: f.Bytes, Modified: v.Made, Cache: web.ForEver, Name: saved}.Pack(), nil
	}
	next, corrections, err := a.correctedSlice(ctx, r, v, s.Name)
	switch {
	case err != nil:
		return nil, err
	case file == textName:
		return a.text(s.Document, corrections, r.modified(v), saved)
	case file == "":
		return a.page(s.Document, a.aroundSlice(r, v, s, next, corrections), r.modified(v))
	}
	return nil, nil
}

// aroundSlice are the surroundings of a slice's page.
func (a *Archive) aroundSlice(r row, v *volume, s *edition.Slice, corrected *volume, notices []string) Surroundings {
	folder := edition.Folders(v.Slices)[s.Name]
	around := Surroundings{
		Address: a.address(r.report + "/" + v.Key.Period + "/" + folder + "/"),
		Head:    []Way{{Text: "All editions", Address: a.to("../../")}, {Text: "All parts of this edition", Address: a.to("../")}},
		Notices: notices,
		Foot:    ways(forms(fileInfos(s), "", len(notices) > 0)),
	}
	if corrected != nil {
		to := "../../" + corrected.Key.Period + "/" + edition.Folders(corrected.Slices)[s.Name] + "/"
		around.Head = append(around.Head, Way{Text: "Corrected in " + corrected.issue(), Address: a.to(to) + "#corrections"})
	}
	return around
}

// correctedSlice is the edition after v, if its slice of that name corrects
// figures of v's slice, and what it says of them. Each slice is compared with
// that of the edition before it.
func (a *Archive) correctedSlice(ctx context.Context, r row, v *volume, name string) (*volume, []string, error) {
	i := r.place(v.Key.Period)
	if i+1 >= len(r.volumes) {
		return nil, nil, nil
	}
	next := r.volumes[i+1]
	s, err := a.o.Store.Slice(ctx, next.ID, name)
	if errors.Is(err, edition.ErrNone) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	if c := s.Document.Corrects; c != nil && c.Edition == v.Key.String() {
		return next, next.correcting(c), nil
	}
	return nil, nil, nil
}

// fileInfos are the files of the slice without their bytes.
func fileInfos(s *edition.Slice) []edition.FileInfo {
	var all []edition.FileInfo
	for _, f := range s.Files {
		all = append(all, edition.FileInfo{Name: f.Name, Type: f.Type, Size: int64(len(f.Bytes))})
	}
	return all
}

// slicePaths lists what the archive has of a slice whose edition lies in the
// folder.
func (a *Archive) slicePaths(ctx context.Context, v *volume, part slicePart, folder string) ([]string, error) {
	s, err := a.o.Store.Slice(ctx, v.ID, part.name)
	if err != nil {
		return nil, err
	}
	folder += part.folder + "/"
	all := []string{folder}
	for _, name := range names(fileInfos(s)) {
		all = append(all, folder+name)
	}
	return all, nil
}
