/**
 * Reads server-sent events from a response until it ends. Unlike EventSource this tells the status of the answer, says
 * where to go on in a header, and can be watched for silence.
 * @param {Response} response
 * @param {(event: {id: string, name: string, data: any}) => void} onEvent
 * @param {() => void} onAlive called whenever something came
 */
export async function readEvents(response, onEvent, onAlive) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onAlive();
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    blocks.map(parse).forEach((event) => event && onEvent(event));
  }
}

function parse(block) {
  const fields = { id: '', event: '', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1).replace(/^ /, '');
  }
  if (!fields.id && !fields.event) return null;
  return { id: fields.id, name: fields.event, data: fields.data ? JSON.parse(fields.data) : {} };
}
