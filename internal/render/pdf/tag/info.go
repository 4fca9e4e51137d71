package tag

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf16"
)

// producer is what wrote the pages.
const producer = "maroto 2, gofpdf"

// dict is the dictionary of properties, for programs that read no XMP.
func (i Info) dict() []byte {
	date := "(D:" + strings.Replace(i.Date.Format("20060102150405-07'00'"), "+00'00'", "Z", 1) + ")"
	return fmt.Appendf(nil, "<</Title%s/Author%s/Subject%s/Creator%s/Producer%s/CreationDate%s/ModDate%s>>",
		textOf(i.Title), textOf(i.Author), textOf(i.Subject), textOf(i.Creator), textOf(producer), date, date)
}

// xmp is the same as XMP (ISO 16684-1), and that the file follows PDF/UA-1
// (ISO 14289-1, 5) and, if it does, PDF/A-2a (ISO 19005-2, 6.6).
func (i Info) xmp() []byte {
	date := i.Date.Format("2006-01-02T15:04:05-07:00")
	return fmt.Appendf(nil, `<?xpacket begin="`+"\ufeff"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>%s</xmp:CreatorTool>
<xmp:CreateDate>%s</xmp:CreateDate>
<xmp:ModifyDate>%s</xmp:ModifyDate>
<pdf:Producer>%s</pdf:Producer>
</rdf:Description>%s</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`, escaped(i.Title), escaped(i.Author), escaped(i.Subject), i.Lang, escaped(i.Creator), date, date, producer, i.archival())
}

// archival says that the file follows PDF/A-2a, and describes the property by which
// it says that it follows PDF/UA, which PDF/A does not know.
func (i Info) archival() string {
	if !i.Archival {
		return ""
	}
	return `
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`
}

// mostString is how many bytes a string of a file may have that is to be archived
// (PDF/A-2, 6.1.13), in characters of two bytes, with some to spare.
const mostString = 16_000

// storable tells whether all strings of the tree are short enough for PDF/A.
func (t *Tree) storable(i Info) bool {
	longest := max(len(i.Title), len(i.Author), len(i.Subject))
	t.Root.all(func(e *Element) { longest = max(longest, len(e.Alt), len(e.Title), len(e.Address)) })
	return longest <= mostString
}

func escaped(words string) string {
	var out bytes.Buffer
	xml.EscapeText(&out, []byte(words)) // into memory
	return out.String()
}

// textOf is words as a string of a PDF (PDF 32000-1, 7.9.2.2).
func textOf(words string) string {
	if plain(words) {
		return literalOf(words)
	}
	out := []byte("<FEFF")
	for _, unit := range utf16.Encode([]rune(words)) {
		out = fmt.Appendf(out, "%04X", unit)
	}
	return string(append(out, '>'))
}

func plain(words string) bool {
	for _, r := range words {
		if r < ' ' || r > '~' {
			return false
		}
	}
	return true
}

// literalOf is plain ASCII as a string of a PDF.
func literalOf(words string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(words) + ")"
}

// order is in which order pages stand beside each other, if not from left to right.
func (i Info) order() string {
	if i.RTL {
		return "/Direction/R2L"
	}
	return ""
}
