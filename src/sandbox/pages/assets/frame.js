// Hands the outcome to the page that has opened this one in a frame.
const { result, origin } = document.getElementById('result').dataset;
window.parent.postMessage({ sandboxConnect: JSON.parse(result) }, origin);
