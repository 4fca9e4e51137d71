// Package editor knows what editors write for one edition: a file of YAML, and
// articles in Markdown beside it. It reads them, and changes the file of YAML for
// whoever works on the edition at the operators' site. Where the files lie is known
// to package folder.
package editor

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/reports"
)

// Read reads a file, which is one of Markdown if its name ends in ".md". Place is
// its name in messages. If there are problems, the edits are what could be read.
func Read(place string, data []byte) (edits reports.Edits, problems check.Problems) {
	if path.Ext(place) == ".md" {
		edits.Stories, problems = article(place, plain(data))
		return edits, problems
	}
	sheet, problems := ReadSheet(place, data)
	return sheet.edits(place), problems
}

// ReadSheet reads a file of YAML. Place is its name in messages.
func ReadSheet(place string, data []byte) (s Sheet, problems check.Problems) {
	problems = setting.Decode(place, plain(data), &s, setting.Options{})
	return s, problems
}

// plain is the file without a byte order mark, with lines that end in a line feed.
func plain(data []byte) []byte {
	return bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
}

// edits are what the report makes of the sheet.
func (s Sheet) edits(place string) reports.Edits {
	edits := reports.Edits{Introduction: paragraphs(s.Introduction.Text), Note: paragraphs(s.Note.Text)}
	for i, e := range s.Stories {
		edits.Stories = append(edits.Stories, e.edit(fmt.Sprintf("%s: stories[%d]", place, i)))
	}
	for i, c := range s.Commentary {
		edits.Comments = append(edits.Comments, c.comment(fmt.Sprintf("%s: commentary[%d]", place, i)))
	}
	return edits
}

var frontMatter = regexp.MustCompile(`(?s)\A---[ \t]*\n(.*?\n)?---[ \t]*(\n|\z)`)

// article reads a file of Markdown: what its front matter says, with the text
// below it.
func article(place string, data []byte) ([]reports.Edit, check.Problems) {
	head := frontMatter.Find(data)
	if head == nil {
		return nil, check.Problems{{Message: "an editor’s article begins with its front matter", Hint: "a line ---, then title: …, then a line ---", Pos: check.Pos{File: place, Line: 1, Column: 1}}}
	}
	var m matter
	problems := setting.Decode(place, head[:bytes.LastIndex(head, []byte("---"))], &m, setting.Options{})
	m.Text = string(data[len(head):])
	if len(problems) == 0 && m.Story == "" && strings.TrimSpace(m.Text) == "" {
		problems = append(problems, check.Problem{Message: "the article has no text", Pos: check.Pos{File: place, Line: 1, Column: 1}})
	}
	return []reports.Edit{m.entry().edit(place)}, problems
}
