package feed

import "bytes"

const (
	sectionStart = "<![CDATA["
	sectionEnd   = "]]>"
)

// section takes a CDATA section. A section inside another becomes part of it. A
// section without an end ends with its element.
func (m *mender) section() {
	body := m.rest[len(sectionStart):]
	end := m.sectionEnd(body)
	if end < 0 {
		m.endWithElement(body)
		return
	}
	if bytes.Contains(body[:end], []byte(sectionStart)) {
		if m.elementEnd(body[:end]) >= 0 {
			m.endWithElement(body)
			return
		}
		end = m.outerEnd(body, end)
	}
	m.writeSection(body[:end])
	m.rest = body[end+len(sectionEnd):]
}

// sectionEnd is where the next CDATA section ends in body, which begins where
// the work has come to; -1 if none ends. The result is remembered, so that many
// sections without an end do not cause many long searches.
func (m *mender) sectionEnd(body []byte) int {
	if m.ends > len(body) {
		m.ends = len(body) - bytes.Index(body, []byte(sectionEnd))
		if m.ends > len(body) {
			m.ends = -1
		}
	}
	if m.ends < 0 {
		return -1
	}
	return len(body) - m.ends
}

// elementEnd is where the innermost open element ends in the text, -1 if it
// does not.
func (m *mender) elementEnd(text []byte) int {
	if len(m.open) == 0 {
		return -1
	}
	return bytes.Index(text, []byte("</"+m.open[len(m.open)-1].name+">"))
}

// endWithElement takes a section that goes no further than its element.
func (m *mender) endWithElement(body []byte) {
	end := m.elementEnd(body)
	if end < 0 {
		m.breaksOff()
		return
	}
	m.writeSection(trimEnd(body[:end]))
	m.rest = body[end:]
}

// outerEnd is the end of a section that holds other sections. end is the first
// end in it. The section ends after as many more ends as it holds sections,
// unless its element ends before.
func (m *mender) outerEnd(body []byte, end int) int {
	for range bytes.Count(body[:end], []byte(sectionStart)) {
		behind := body[end+len(sectionEnd):]
		next := bytes.Index(behind, []byte(sectionEnd))
		if next < 0 || m.elementEnd(behind[:next]) >= 0 {
			break
		}
		end += len(sectionEnd) + next
	}
	return end
}

// trimEnd takes off what was meant to be the end of a section.
func trimEnd(s []byte) []byte {
	s = bytes.TrimSuffix(s, []byte("]>"))
	return bytes.TrimSuffix(s, []byte("]]"))
}

// writeSection writes a section without the marks of others in it.
func (m *mender) writeSection(s []byte) {
	if len(m.open) == 0 {
		return
	}
	s = bytes.ReplaceAll(s, []byte(sectionStart), nil)
	s = bytes.ReplaceAll(s, []byte(sectionEnd), nil)
	m.out.WriteString(sectionStart)
	m.out.Write(s)
	m.out.WriteString(sectionEnd)
}
