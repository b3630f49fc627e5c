import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

/** Writes a .br and a .gz beside every text file, so that the server never compresses the same bytes twice. */
const precompress = {
  name: 'precompress',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/\.(js|css)$/.test(file.fileName)) {
          continue;
        }

        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
        this.emitFile({ type: 'asset', fileName: file.fileName + '.br', source: brotliCompressSync(source, quality) });
        this.emitFile({ type: 'asset', fileName: file.fileName + '.gz', source: gzipSync(source, { level: 9 }) });
      }
    },
  },
};

export default defineConfig({
  root: 'src/Host/Frontend',
  base: '/assets/',
  publicDir: false,
  plugins: [precompress],
  build: {
    outDir: '../wwwroot/assets',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsDir: '',
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { app: 'src/Host/Frontend/app.ts' } },
  },
});
