// Stands for Teller's own script: TellerConnect.setup({...}).open() shows the sandbox's pages in a frame.
(() => {
  const home = new URL('.', document.currentScript.src);

  function setup({ applicationId, environment, enrollmentId, onInit, onSuccess, onExit }) {
    let frame = null;

    function close() {
      frame?.remove();
      frame = null;
    }

    window.addEventListener('message', ({ origin, source, data }) => {
      if (!frame || source !== frame.contentWindow || origin !== home.origin || !data.sandboxConnect) return;
      const { enrollment } = data.sandboxConnect;
      close();
      if (enrollment) onSuccess?.(enrollment);
      else onExit?.();
    });
    onInit?.();

    return {
      open() {
        if (frame) return;
        const address = new URL('..', home);
        address.searchParams.set('application_id', applicationId);
        address.searchParams.set('environment', environment ?? 'sandbox');
        if (enrollmentId) address.searchParams.set('enrollment_id', enrollmentId);
        address.searchParams.set('origin', location.origin);
        frame = document.createElement('iframe');
        frame.title = 'Teller Connect';
        Object.assign(frame.style, {
          position: 'fixed',
          inset: '0',
          zIndex: '1000',
          width: '100%',
          height: '100%',
          border: '0',
          background: 'Canvas',
        });
        frame.src = address.href;
        document.body.append(frame);
        frame.focus();
      },
      destroy: close,
    };
  }

  window.TellerConnect = { setup };
})();
