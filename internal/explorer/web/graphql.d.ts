// Documents are bundled as text.
declare module '*.graphql' {
  const document: string;
  export default document;
}
