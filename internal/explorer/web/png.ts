// PNG of drawings, made in the browser of their SVG.

/** How many pixels a unit of a drawing has. */
const density = 2;

/** Draws an SVG document with its own size as a PNG. */
export async function png(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * density;
    canvas.height = image.naturalHeight * density;
    const ground = canvas.getContext('2d')!;
    ground.fillStyle = '#ffffff'; // whatever it is shown on, its ink is dark
    ground.fillRect(0, 0, canvas.width, canvas.height);
    ground.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the drawing is too large for this browser'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Saves a file. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Lets drawings be taken away as PNG, where the page has them as SVG. */
export function picturable(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-png]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const status = button.closest('.take')?.querySelector('[data-copied]');
      try {
        const response = await fetch(button.dataset.png!);
        if (!response.ok) throw new Error(`${response.status}`);
        save(await png(await response.text()), button.dataset.name!);
        if (status) status.textContent = 'Saved.';
      } catch {
        if (status) status.textContent = 'It could not be drawn: take the SVG.';
      }
    });
  }
}
