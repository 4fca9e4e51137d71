package deliver

// Notice is something that the operator is told once. What is its unique name;
// Title says it in one line. An alert is a notice About an edition, by its key,
// and lasts until the edition is well again. About is empty for other notices.
type Notice struct {
	What, About, Title string
}
