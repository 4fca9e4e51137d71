package archive

import "catchup/internal/web"

// Rehearse makes a specimen of each of the archive's pages. So it finds
// mistakes in the templates that parsing does not find. Mistakes are
// check.Problems.
func Rehearse(pages *web.Pages) error {
	link := web.Link{Text: "Specimen", Address: "/"}
	frame := web.Frame{Lang: "en-GB", Title: "Specimen", Heading: "Specimen", Tagline: "Specimen", About: "Specimen", Address: "/", Feed: &link, Trail: []web.Link{link}, Join: "/"}
	v := volumeView{
		Address: "/", Covers: "Specimen", Preview: "Specimen", Number: 1, Corrected: &link,
		Forms: []formView{{Text: "PDF", Address: "/", Type: "application/pdf", Size: "1 KB"}},
	}
	if _, err := pages.Set("home", home{Frame: frame, Reports: []reportView{{Name: "specimen", Title: "Specimen", Tagline: "Specimen", Address: "/", Latest: &v}}}); err != nil {
		return err
	}
	_, err := pages.Set("shelf", listing{Frame: frame, Year: "2024", Years: []web.Link{link, link}, Parts: []part{{ID: "specimen", Title: "Specimen", Volumes: []volumeView{v}}}})
	return err
}
