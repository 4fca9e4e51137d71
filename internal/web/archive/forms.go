package archive

import (
	"fmt"
	"path"
	"slices"

	"catchup/internal/document"
	"catchup/internal/edition"
)

// form is a kind of file of an edition that is public, and is listed. Pictures of
// stories lie beside the page. The other files belong to the mail.
type form struct{ name, words, media string }

var kept = []form{
	{"edition.pdf", "PDF", "application/pdf"},
	{"edition.xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}

// mediaOf is the media type of a public file of that name, empty if it is not
// public.
func mediaOf(name string) string {
	i := slices.IndexFunc(kept, func(f form) bool { return f.name == name })
	switch {
	case i >= 0:
		return kept[i].media
	case document.IsPictureFile(name):
		return document.PictureType
	}
	return ""
}

// file finds a file among others, nil if it is not one of them.
func file(files []edition.FileInfo, name string) *edition.FileInfo {
	i := slices.IndexFunc(files, func(f edition.FileInfo) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &files[i]
}

// forms are the public forms of an edition or slice with these files. folder
// leads to them. If the edition was corrected, their names say that they are as
// first published.
func forms(files []edition.FileInfo, folder string, corrected bool) []formView {
	var all []formView
	for _, f := range kept {
		file := file(files, f.name)
		if file == nil {
			continue
		}
		words := f.words
		if corrected {
			words += " as it appeared"
		}
		all = append(all, formView{Text: words, Address: folder + f.name, Type: f.media, Size: size(file.Size)})
	}
	return append(all, formView{Text: "Plain text", Address: folder + textName, Type: "text/plain"})
}

// saved is the name that a file of the edition, or of the slice with the
// folder, is saved under: "weekly-2024-06-14.pdf".
func (v *volume) saved(folder, name string) string {
	stem := v.Key.Report + "-" + v.Key.Period
	if folder != "" {
		stem += "-" + folder
	}
	return stem + path.Ext(name)
}

// names are the names of the files of those forms, without the page, and of the
// pictures beside it.
func names(files []edition.FileInfo) []string {
	var all []string
	for _, f := range files {
		if document.IsPictureFile(f.Name) {
			all = append(all, f.Name)
		}
	}
	for _, f := range forms(files, "", false) {
		all = append(all, f.Address)
	}
	return all
}

// size is a number of bytes in words: "92 KB".
func size(bytes int64) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d KB", max(1, (bytes+500)/1000))
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
