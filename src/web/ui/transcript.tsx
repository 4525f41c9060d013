/** What programs have said to each other, word for word, and in no language. */
export const Transcript = ({ children }: { children: string }) => (
  <pre class="transcript" lang="zxx">
    {children}
  </pre>
)
