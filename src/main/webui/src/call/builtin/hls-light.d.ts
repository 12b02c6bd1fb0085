/** The build without what a plain live stream does not need; it is typed like the whole. */
declare module 'hls.js/light' {
  import Hls from 'hls.js';
  export * from 'hls.js';
  export default Hls;
}
