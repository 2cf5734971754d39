import { useState } from 'preact/hooks';
import { useCanWrite } from '../../useCanWrite.ts';
import { DropZone } from './dropZone.tsx';
import { ImportList } from './importList.tsx';
import { NewImport } from './newImport.tsx';

/** Files that a bank exports: looked at first, then imported, and taken back. */
export default function Imports() {
  const [file, setFile] = useState<File | null>(null);
  const canWrite = useCanWrite();
  return (
    <>
      <header class="page-head">
        <h1>Import</h1>
      </header>
      <div class="cards">
        {file ? (
          <NewImport key={file.name + file.lastModified} file={file} onClose={() => setFile(null)} />
        ) : (
          <>
            {canWrite && <DropZone onFile={setFile} />}
            <ImportList canWrite={canWrite} />
          </>
        )}
      </div>
    </>
  );
}
