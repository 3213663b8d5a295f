/** What one loaded document holds: of several, since WebAssembly's memory grows by pages and is not given back. */
export const memory = (peer, history, documents) => {
  const whole = history.whole
  const before = (gc(), peer.held())
  const docs = Array.from({ length: documents }, () => {
    const doc = peer.create()
    peer.apply(doc, whole)
    return doc
  })
  const held = (gc(), peer.held() - before) / documents
  if (docs.some(d => peer.text(d).toString() !== history.text)) throw new Error('another text came out')
  return held
}
